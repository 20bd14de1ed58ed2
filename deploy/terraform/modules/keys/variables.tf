variable "name" {
  description = "Prefix of names"
  type        = string
}

variable "region" {
  description = "Region of the logs that the key of logs is for"
  type        = string
}
