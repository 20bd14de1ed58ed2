output "arns" {
  description = "By service account"
  value       = { for name, role in aws_iam_role.this : name => role.arn }
}
