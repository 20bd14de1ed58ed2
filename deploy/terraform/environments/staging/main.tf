locals {
  region = "ap-south-1"
}

# As production in shape, so that a release meets there what it will meet; smaller, and without what a loss of data or of a zone takes.
module "platform" {
  source = "../../modules/platform"

  environment        = "staging"
  region             = local.region
  cidr               = "10.10.0.0/16"
  nat_in_each_zone   = false
  zone               = var.zone
  domain             = var.domain
  kubernetes_version = "1.34"

  node_type       = "m7i.large"
  nodes           = { fewest = 3, most = 5 }
  admin_cidrs     = var.admin_cidrs
  admin_role_arns = var.admin_role_arns

  database_class      = "db.t4g.medium"
  database_storage_gb = { first = 50, most = 200 }
  backup_days         = 30
  copy_region         = ""

  redis_type = "cache.t4g.small"
  protected  = false
}
