variable "account_id" {
  description = "AWS account of this environment, which has no other"
  type        = string
}

variable "owner" {
  description = "Who answers for what is here, for the tag `owner`"
  type        = string
}

variable "zone" {
  description = "Hosted zone of Route 53 that exists"
  type        = string
}

variable "domain" {
  description = "Where people reach the platform"
  type        = string
}

variable "admin_cidrs" {
  description = "Addresses from which the API of the cluster is reached; none: from inside the network alone"
  type        = list(string)
  default     = []
}

variable "admin_role_arns" {
  description = "IAM roles that administer the cluster"
  type        = list(string)
}
