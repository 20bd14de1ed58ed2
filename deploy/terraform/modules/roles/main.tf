# A role for each service account that needs one; none for the gateway, which reaches services and Redis alone.
locals {
  namespace = "propmubi"
  # Prefixes of the bucket, as the code names them. Each subgraph writes its part of an export.
  prefixes = {
    identity   = ["exports/*", "bulk/*"]
    property   = ["exports/*", "photos/*", "photo-uploads/*"]
    trust      = ["exports/*", "documents/*", "uploads/*"]
    crm        = ["exports/*"]
    reputation = ["exports/*"]
  }
  services = {
    for name, _ in local.prefixes : name => { namespace = local.namespace, account = name, policy = data.aws_iam_policy_document.store[name].json }
  }
  operators = {
    external-secrets = { namespace = "external-secrets", account = "external-secrets", policy = data.aws_iam_policy_document.secrets.json }
    cert-manager     = { namespace = "cert-manager", account = "cert-manager", policy = data.aws_iam_policy_document.certificates.json }
    autoscaler       = { namespace = "kube-system", account = "cluster-autoscaler", policy = data.aws_iam_policy_document.autoscaler.json }
  }
  roles = merge(local.services, local.operators)
}

data "aws_iam_policy_document" "assume" {
  for_each = local.roles

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [var.oidc_provider_arn]
    }
    condition {
      test     = "StringEquals"
      variable = "${var.oidc_issuer}:sub"
      values   = ["system:serviceaccount:${each.value.namespace}:${each.value.account}"]
    }
    condition {
      test     = "StringEquals"
      variable = "${var.oidc_issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  for_each = local.roles

  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume[each.key].json
}

resource "aws_iam_role_policy" "this" {
  for_each = local.roles

  name   = each.key
  role   = aws_iam_role.this[each.key].id
  policy = each.value.policy
}
