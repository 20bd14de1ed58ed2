# Places, without values: these are put by people and by `pnpm secrets:rotate` (README.md), and are in no state.
resource "aws_secretsmanager_secret" "this" {
  for_each = toset(var.services)

  name                    = "propmubi/${each.value}"
  description             = "Settings of ${each.value} that are secret, read by external-secrets"
  kms_key_id              = var.key_arn
  recovery_window_in_days = 30
}
