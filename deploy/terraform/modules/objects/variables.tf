variable "name" {
  description = "Prefix of names"
  type        = string
}

variable "domain" {
  description = "Of the browser app"
  type        = string
}

variable "distribution_arn" {
  description = "CloudFront's distribution, which reads photos"
  type        = string
}

variable "key_arn" {
  description = "KMS key of objects"
  type        = string
}
