output "vpc_id" {
  description = "The network"
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Its addresses"
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Of the balancer"
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "Of nodes"
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "data_subnet_ids" {
  description = "Of Postgres and Redis"
  value       = [for subnet in aws_subnet.data : subnet.id]
}
