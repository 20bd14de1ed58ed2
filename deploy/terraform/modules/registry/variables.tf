variable "key_arn" {
  description = "KMS key of images"
  type        = string
}
