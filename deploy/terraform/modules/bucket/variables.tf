variable "name" {
  description = "Of the bucket, in all the world"
  type        = string
}

variable "key_arn" {
  description = "KMS key of its objects; null: the key of S3 itself, which access logs need"
  type        = string
}

variable "logs_bucket" {
  description = "Where accesses are written down; null: nowhere"
  type        = string
}

variable "expire_days" {
  description = "Days after which objects go, by prefix"
  type        = map(number)
  default     = {}
}

variable "policies" {
  description = "Policy documents besides the one that asks for TLS"
  type        = list(string)
  default     = []
}
