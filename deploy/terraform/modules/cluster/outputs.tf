output "name" {
  description = "Of the cluster"
  value       = aws_eks_cluster.this.name
}

output "oidc_provider_arn" {
  description = "Who vouches for service accounts"
  value       = aws_iam_openid_connect_provider.this.arn
}

output "oidc_issuer" {
  description = "Its address without https://"
  value       = trimprefix(aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://")
}

output "node_security_group_id" {
  description = "Group of nodes, which data stores let in"
  value       = aws_security_group.node.id
}

output "autoscaling_group_name" {
  description = "Of the nodes, for the balancer"
  value       = aws_eks_node_group.this.resources[0].autoscaling_groups[0].name
}
