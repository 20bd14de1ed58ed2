variable "account_id" {
  description = "AWS account of the environment"
  type        = string
}

variable "environment" {
  description = "staging or production"
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "staging or production."
  }
}

variable "owner" {
  description = "Who answers for it"
  type        = string
}
