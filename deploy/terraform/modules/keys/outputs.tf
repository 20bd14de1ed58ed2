output "arns" {
  description = "By purpose: database, redis, secrets, cluster, registry, objects, logs"
  value       = { for purpose, key in aws_kms_key.this : purpose => key.arn }
}
