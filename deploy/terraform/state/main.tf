# Once for each account, before anything else: the bucket that has the state of its environment. Its own state is a file that
# is kept in the bucket by hand (README.md).
terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
  }
}

provider "aws" {
  region              = "ap-south-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project     = "propmubi"
      environment = var.environment
      owner       = var.owner
    }
  }
}

data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "state" {
  description             = "State of Terraform"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
}

module "state" {
  source = "../modules/bucket"

  name        = "propmubi-${var.environment}-terraform-state"
  key_arn     = aws_kms_key.state.arn
  logs_bucket = null
}
