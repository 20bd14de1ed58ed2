output "distribution_arn" {
  description = "CloudFront's distribution"
  value       = aws_cloudfront_distribution.this.arn
}

output "zone_id" {
  description = "Of the hosted zone, for cert-manager"
  value       = data.aws_route53_zone.this.zone_id
}
