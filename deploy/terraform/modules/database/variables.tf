variable "name" {
  description = "Of the instance"
  type        = string
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

variable "engine_version" {
  description = "Major version of Postgres; RDS takes the minor ones"
  type        = string
  default     = "18"
}

variable "instance_class" {
  description = "Of the primary, its standby and the replica"
  type        = string
  default     = "db.r6g.xlarge"
}

variable "storage_gb" {
  description = "Storage to begin with, and how far it grows by itself"
  type        = object({ first = number, most = number })
}

variable "backup_days" {
  description = "Days of which each second can be restored"
  type        = number
  default     = 30

  validation {
    condition     = var.backup_days >= 30 && var.backup_days <= 35
    error_message = "From 30 days to 35, the most that RDS keeps."
  }
}

variable "copy_region" {
  description = "Region that has copies of the backups; empty: none"
  type        = string
}

variable "key_arn" {
  description = "KMS key of the database"
  type        = string
}

variable "secrets_key_arn" {
  description = "KMS key of the superuser's password"
  type        = string
}

variable "protected" {
  description = "Whether it is kept from deletion, and leaves a last snapshot"
  type        = bool
}
