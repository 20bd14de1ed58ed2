variable "environment" {
  description = "staging or production"
  type        = string
}

variable "region" {
  description = "Where everything is but CloudFront's certificate and WAF"
  type        = string
}

variable "cidr" {
  description = "Addresses of the network, a /16"
  type        = string
}

variable "nat_in_each_zone" {
  description = "Whether each zone has a way out of its own"
  type        = bool
}

variable "zone" {
  description = "Hosted zone of Route 53 that exists"
  type        = string
}

variable "domain" {
  description = "Where people reach the platform"
  type        = string
}

variable "kubernetes_version" {
  description = "Of the cluster"
  type        = string
}

variable "node_type" {
  description = "EC2 type of nodes"
  type        = string
}

variable "nodes" {
  description = "How many nodes, at least and at most"
  type        = object({ fewest = number, most = number })
}

variable "admin_cidrs" {
  description = "Addresses from which the API of the cluster is reached"
  type        = list(string)
}

variable "admin_role_arns" {
  description = "IAM roles that administer the cluster"
  type        = list(string)
}

variable "database_class" {
  description = "RDS class of the primary, its standby and the replica"
  type        = string
}

variable "database_storage_gb" {
  description = "Storage to begin with, and how far it grows"
  type        = object({ first = number, most = number })
}

variable "backup_days" {
  description = "Days of which each second can be restored"
  type        = number
}

variable "copy_region" {
  description = "Region that has copies of the backups; empty: none"
  type        = string
}

variable "redis_type" {
  description = "ElastiCache type of nodes"
  type        = string
}

variable "protected" {
  description = "Whether data and entrances are kept from deletion, and leave a last snapshot"
  type        = bool
}
