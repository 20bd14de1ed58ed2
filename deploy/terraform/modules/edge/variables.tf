variable "name" {
  description = "Prefix of names, up to 26 characters"
  type        = string
}

variable "zone" {
  description = "Hosted zone of Route 53 that exists, such as propmubi.example"
  type        = string
}

variable "domain" {
  description = "Where people reach the platform"
  type        = string
}

variable "vpc_id" {
  description = "Network"
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets"
  type        = list(string)
}

variable "node_security_group_id" {
  description = "Group of nodes"
  type        = string
}

variable "autoscaling_group_name" {
  description = "Of the nodes"
  type        = string
}

variable "https_node_port" {
  description = "Node port of HAProxy’s HTTPS"
  type        = number
  default     = 30443
}

variable "bucket_domain" {
  description = "Host of the bucket that has photos/"
  type        = string
}

variable "requests_in_five_minutes" {
  description = "Most requests of one address; networks of mobile phones share one among many people"
  type        = number
  default     = 20000
}

variable "protected" {
  description = "Whether the balancer is kept from deletion"
  type        = bool
}
