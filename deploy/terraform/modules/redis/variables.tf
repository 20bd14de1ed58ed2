variable "name" {
  description = "Of the group"
  type        = string
}

variable "description" {
  description = "What it is for"
  type        = string
}

variable "eviction" {
  description = "What happens when the memory is full: noeviction refuses writes, allkeys-lru drops what is used least"
  type        = string

  validation {
    condition     = contains(["noeviction", "allkeys-lru"], var.eviction)
    error_message = "noeviction or allkeys-lru."
  }
}

variable "node_type" {
  description = "ElastiCache type of each of the three nodes"
  type        = string
}

variable "snapshot_days" {
  description = "Days for which daily snapshots are kept; 0: none"
  type        = number
}

variable "vpc_id" {
  description = "Network"
  type        = string
}

variable "subnet_ids" {
  description = "Subnets without a way to the internet"
  type        = list(string)
}

variable "client_security_group_id" {
  description = "The only group that is let in"
  type        = string
}

variable "key_arn" {
  description = "KMS key of what it keeps"
  type        = string
}

variable "logs_key_arn" {
  description = "KMS key of logs"
  type        = string
}
