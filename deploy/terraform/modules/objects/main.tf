# One bucket, by prefix: uploads/ and photo-uploads/ (not confirmed yet), documents/, exports/, bulk/ (results of bulk
# queries), photos/.
data "aws_caller_identity" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
}

data "aws_iam_policy_document" "logs" {
  statement {
    sid       = "AccessLogs"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::${var.name}-logs-${local.account}/*"]
    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

module "logs" {
  source = "../bucket"

  name        = "${var.name}-logs-${local.account}"
  key_arn     = null
  logs_bucket = null
  expire_days = { "${var.name}-" = 90 }
  policies    = [data.aws_iam_policy_document.logs.json]
}

# Photos are public, and fetched by the CDN alone.
data "aws_iam_policy_document" "photos" {
  statement {
    sid       = "PhotosByCloudFront"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.name}-objects-${local.account}/photos/*"]
    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [var.distribution_arn]
    }
  }
}

module "objects" {
  source = "../bucket"

  name        = "${var.name}-objects-${local.account}"
  key_arn     = var.key_arn
  logs_bucket = module.logs.id
  # The platform deletes them earlier: these are for those that it lost sight of.
  expire_days = { "uploads/" = 7, "photo-uploads/" = 7, "bulk/" = 14 }
  policies    = [data.aws_iam_policy_document.photos.json]
}

# Browsers send and read papers there.
resource "aws_s3_bucket_cors_configuration" "objects" {
  bucket = module.objects.id

  cors_rule {
    allowed_methods = ["PUT", "GET"]
    allowed_origins = ["https://${var.domain}"]
    allowed_headers = ["content-type"]
    max_age_seconds = 3600
  }
}
