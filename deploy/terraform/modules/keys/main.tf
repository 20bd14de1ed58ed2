# One key for each kind of data: who may read papers may not read the database's backups for that.
data "aws_caller_identity" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  purposes = {
    database = []
    redis    = []
    secrets  = []
    cluster  = []
    registry = []
    # Objects are read by CloudFront, which fetches photos; logs are written by CloudWatch.
    objects = ["cloudfront.amazonaws.com"]
    logs    = ["logs.${var.region}.amazonaws.com"]
  }
}

data "aws_iam_policy_document" "key" {
  for_each = local.purposes

  # The account's own policies say who may use it.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${local.account}:root"]
    }
  }

  dynamic "statement" {
    for_each = contains(each.value, "cloudfront.amazonaws.com") ? [1] : []
    content {
      sid       = "CloudFront"
      actions   = ["kms:Decrypt"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }
      condition {
        test     = "StringLike"
        variable = "aws:SourceArn"
        values   = ["arn:aws:cloudfront::${local.account}:distribution/*"]
      }
    }
  }

  dynamic "statement" {
    for_each = [for service in each.value : service if startswith(service, "logs.")]
    content {
      sid       = "Logs"
      actions   = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      resources = ["*"]
      principals {
        type        = "Service"
        identifiers = [statement.value]
      }
      condition {
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:${var.region}:${local.account}:*"]
      }
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.purposes

  description             = "${var.name}: ${each.key}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key[each.key].json
}

resource "aws_kms_alias" "this" {
  for_each = local.purposes

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}
