output "address" {
  description = "Host of the primary, also after a failover"
  value       = aws_db_instance.primary.address
}

output "replica_address" {
  description = "Host of the replica"
  value       = aws_db_instance.replica.address
}

output "master_secret_arn" {
  description = "Secret of Secrets Manager with the superuser's password"
  value       = aws_db_instance.primary.master_user_secret[0].secret_arn
}
