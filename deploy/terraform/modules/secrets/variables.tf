variable "services" {
  description = "Those that have an ExternalSecret in deploy/kubernetes"
  type        = list(string)
}

variable "key_arn" {
  description = "KMS key of secrets"
  type        = string
}
