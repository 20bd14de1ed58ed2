variable "name" {
  description = "Prefix of names"
  type        = string
}

variable "region" {
  description = "Region of the network"
  type        = string
}

variable "cidr" {
  description = "Addresses of the network, a /16"
  type        = string
}

variable "nat_in_each_zone" {
  description = "Whether each zone has a way out of its own, so that the loss of one takes no other with it"
  type        = bool
}

variable "logs_key_arn" {
  description = "KMS key of logs"
  type        = string
}
