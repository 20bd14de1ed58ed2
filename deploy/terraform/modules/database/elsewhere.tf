# The same backups in another region of the country, with a key of that region.
data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "elsewhere" {
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "elsewhere" {
  count  = var.copy_region == "" ? 0 : 1
  region = var.copy_region

  description             = "${var.name}: copies of the database's backups"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.elsewhere.json
}

resource "aws_db_instance_automated_backups_replication" "elsewhere" {
  count  = var.copy_region == "" ? 0 : 1
  region = var.copy_region

  source_db_instance_arn = aws_db_instance.primary.arn
  kms_key_id             = aws_kms_key.elsewhere[0].arn
  retention_period       = var.backup_days
}
