variable "name" {
  description = "Name of the cluster"
  type        = string
}

variable "kubernetes_version" {
  description = "Such as 1.34"
  type        = string
}

variable "vpc_id" {
  description = "Network of the nodes"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, one for each zone"
  type        = list(string)
}

variable "node_type" {
  description = "EC2 type of nodes"
  type        = string
}

variable "nodes" {
  description = "How many nodes there are, at least and at most"
  type        = object({ fewest = number, most = number })

  validation {
    condition     = var.nodes.fewest >= 3 && var.nodes.most <= 10 && var.nodes.fewest <= var.nodes.most
    error_message = "From 3 nodes, one for each zone, to 10."
  }
}

variable "admin_cidrs" {
  description = "Addresses from which the API of the cluster is reached; none: from inside the network alone"
  type        = list(string)

  validation {
    condition     = !contains(var.admin_cidrs, "0.0.0.0/0")
    error_message = "Not the whole internet."
  }
}

variable "admin_role_arns" {
  description = "IAM roles that administer the cluster"
  type        = list(string)
}

variable "key_arn" {
  description = "KMS key of the cluster's secrets"
  type        = string
}

variable "logs_key_arn" {
  description = "KMS key of logs"
  type        = string
}

variable "protected" {
  description = "Whether it is kept from deletion"
  type        = bool
}
