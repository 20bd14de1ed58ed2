output "arns" {
  description = "Of the secrets, for the role of external-secrets"
  value       = [for secret in aws_secretsmanager_secret.this : secret.arn]
}
