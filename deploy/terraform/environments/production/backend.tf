terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }

  # A state of its own, in an account of its own; deploy/terraform/state makes the bucket.
  backend "s3" {
    bucket       = "propmubi-production-terraform-state"
    key          = "production/platform.tfstate"
    region       = "ap-south-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = local.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project     = "propmubi"
      environment = "production"
      owner       = var.owner
    }
  }
}
