variable "name" {
  description = "Prefix of names"
  type        = string
}

variable "cluster_name" {
  description = "Cluster whose nodes the autoscaler adds"
  type        = string
}

variable "oidc_provider_arn" {
  description = "Who vouches for service accounts"
  type        = string
}

variable "oidc_issuer" {
  description = "Its address without https://"
  type        = string
}

variable "bucket_arn" {
  description = "Bucket of papers, exports, results and photos"
  type        = string
}

variable "objects_key_arn" {
  description = "Its KMS key"
  type        = string
}

variable "secret_arns" {
  description = "What external-secrets may read"
  type        = list(string)
}

variable "secrets_key_arn" {
  description = "KMS key of secrets"
  type        = string
}

variable "zone_id" {
  description = "Hosted zone in which cert-manager answers for the domain"
  type        = string
}
