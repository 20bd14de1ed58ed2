output "bucket" {
  description = "DOCUMENT_S3_BUCKET"
  value       = module.objects.id
}

output "arn" {
  description = "Of the bucket"
  value       = module.objects.arn
}

output "domain" {
  description = "Host of the bucket in its region"
  value       = module.objects.domain
}
