# All of one environment. The environments differ in what they pass here, and in nothing else.
locals {
  name     = "propmubi-${var.environment}"
  services = ["gateway", "identity", "property", "trust", "crm", "reputation"]
}

module "keys" {
  source = "../keys"

  name   = local.name
  region = var.region
}

module "network" {
  source = "../network"

  name             = local.name
  region           = var.region
  cidr             = var.cidr
  nat_in_each_zone = var.nat_in_each_zone
  logs_key_arn     = module.keys.arns["logs"]
}

module "cluster" {
  source = "../cluster"

  name               = local.name
  kubernetes_version = var.kubernetes_version
  vpc_id             = module.network.vpc_id
  subnet_ids         = module.network.private_subnet_ids
  node_type          = var.node_type
  nodes              = var.nodes
  admin_cidrs        = var.admin_cidrs
  admin_role_arns    = var.admin_role_arns
  key_arn            = module.keys.arns["cluster"]
  logs_key_arn       = module.keys.arns["logs"]
  protected          = var.protected
}

module "database" {
  source = "../database"

  name                     = local.name
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.data_subnet_ids
  client_security_group_id = module.cluster.node_security_group_id
  instance_class           = var.database_class
  storage_gb               = var.database_storage_gb
  backup_days              = var.backup_days
  copy_region              = var.copy_region
  key_arn                  = module.keys.arns["database"]
  secrets_key_arn          = module.keys.arns["secrets"]
  protected                = var.protected
}

# Events, one-time passwords, limits: a full memory refuses writes, which stay in outboxes until there is room.
module "bus" {
  source = "../redis"

  name                     = "${local.name}-bus"
  description              = "Events, one-time passwords, limits"
  eviction                 = "noeviction"
  node_type                = var.redis_type
  snapshot_days            = 7
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.data_subnet_ids
  client_security_group_id = module.cluster.node_security_group_id
  key_arn                  = module.keys.arns["redis"]
  logs_key_arn             = module.keys.arns["logs"]
}

# Answers that the gateway keeps: what is used least goes. Nothing of it is missed, so there are no snapshots.
module "cache" {
  source = "../redis"

  name                     = "${local.name}-cache"
  description              = "Answers that the gateway keeps"
  eviction                 = "allkeys-lru"
  node_type                = var.redis_type
  snapshot_days            = 0
  vpc_id                   = module.network.vpc_id
  subnet_ids               = module.network.data_subnet_ids
  client_security_group_id = module.cluster.node_security_group_id
  key_arn                  = module.keys.arns["redis"]
  logs_key_arn             = module.keys.arns["logs"]
}

module "objects" {
  source = "../objects"

  name             = local.name
  domain           = var.domain
  distribution_arn = module.edge.distribution_arn
  key_arn          = module.keys.arns["objects"]
}

module "edge" {
  source = "../edge"

  name                   = local.name
  zone                   = var.zone
  domain                 = var.domain
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.public_subnet_ids
  node_security_group_id = module.cluster.node_security_group_id
  autoscaling_group_name = module.cluster.autoscaling_group_name
  bucket_domain          = module.objects.domain
  protected              = var.protected
}

module "registry" {
  source = "../registry"

  key_arn = module.keys.arns["registry"]
}

module "secrets" {
  source = "../secrets"

  services = concat(local.services, ["migrate"])
  key_arn  = module.keys.arns["secrets"]
}

module "roles" {
  source = "../roles"

  name              = local.name
  cluster_name      = module.cluster.name
  oidc_provider_arn = module.cluster.oidc_provider_arn
  oidc_issuer       = module.cluster.oidc_issuer
  bucket_arn        = module.objects.arn
  objects_key_arn   = module.keys.arns["objects"]
  secret_arns       = module.secrets.arns
  secrets_key_arn   = module.keys.arns["secrets"]
  zone_id           = module.edge.zone_id
}
