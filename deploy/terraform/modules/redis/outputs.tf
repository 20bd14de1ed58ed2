output "address" {
  description = "Host of the master, also after a failover"
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "id" {
  description = "Of the group, for setting its password"
  value       = aws_elasticache_replication_group.this.id
}
