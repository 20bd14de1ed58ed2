output "id" {
  description = "Name of the bucket"
  value       = aws_s3_bucket.this.id
}

output "arn" {
  description = "Its ARN"
  value       = aws_s3_bucket.this.arn
}

output "domain" {
  description = "Its host in its region"
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}
