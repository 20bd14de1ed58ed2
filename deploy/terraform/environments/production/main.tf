locals {
  region = "ap-south-1"
}

module "platform" {
  source = "../../modules/platform"

  environment        = "production"
  region             = local.region
  cidr               = "10.20.0.0/16"
  nat_in_each_zone   = true
  zone               = var.zone
  domain             = var.domain
  kubernetes_version = "1.34"

  node_type       = "m7i.xlarge"
  nodes           = { fewest = 3, most = 10 }
  admin_cidrs     = var.admin_cidrs
  admin_role_arns = var.admin_role_arns

  database_class      = "db.r6g.xlarge"
  database_storage_gb = { first = 200, most = 2000 }
  backup_days         = 30
  # Hyderabad: another region, in the same country.
  copy_region = "ap-south-2"

  redis_type = "cache.r7g.large"
  protected  = true
}
