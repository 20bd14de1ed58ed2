# What deploy/kubernetes/environments takes (docs/delivery.md): settings that are no secret, roles, and how secret addresses are put together.
locals {
  tls      = "sslmode=verify-full"
  database = "${module.database.address}:5432/propmubi?${local.tls}"
  replica  = "${module.database.replica_address}:5432/propmubi?${local.tls}"
  visitors = ["identity", "property", "trust", "reputation"]
  domain   = var.domain
}

output "kubernetes" {
  description = "For `pnpm kubernetes --from-terraform`"
  value = {
    domain         = local.domain
    origin         = "origin.${local.domain}"
    region         = var.region
    hostedZone     = module.edge.zone_id
    image          = module.registry.url
    documentBucket = module.objects.bucket
    documentOrigin = "https://${module.objects.domain}"
    roles          = module.roles.arns
  }
}

# PASSWORD is put in by people: no state has it.
output "addresses" {
  description = "Of settings that hold a password, by service; each value goes to the secret propmubi/<service>"
  value = merge(
    {
      gateway = {
        REDIS_URL       = "rediss://:PASSWORD@${module.bus.address}:6379/0"
        CACHE_REDIS_URL = "rediss://:PASSWORD@${module.cache.address}:6379/0"
      }
      migrate = merge(
        {
          DATABASE_URL       = "postgresql://propmubi_identity:PASSWORD@${local.database}"
          DATABASE_OWNER_URL = "postgresql://propmubi_owner:PASSWORD@${local.database}"
          REDIS_URL          = "rediss://:PASSWORD@${module.bus.address}:6379/0"
        },
        {
          for name in slice(local.services, 1, length(local.services)) :
          "${upper(name)}_DATABASE_URL" => "postgresql://propmubi_${name}:PASSWORD@${local.database}"
        },
      )
    },
    {
      for name in slice(local.services, 1, length(local.services)) : name => merge(
        {
          DATABASE_URL       = "postgresql://propmubi_${name}:PASSWORD@${local.database}"
          DATABASE_OWNER_URL = "postgresql://propmubi_owner:PASSWORD@${local.database}"
          REDIS_URL          = "rediss://:PASSWORD@${module.bus.address}:6379/0"
        },
        contains(local.visitors, name) ? {
          DATABASE_REPLICA_URL = "postgresql://propmubi_${name}:PASSWORD@${local.replica}"
        } : {},
      )
    },
  )
}

output "master_secret_arn" {
  description = "Password of Postgres' superuser, for deploy/postgres/init-roles.sh"
  value       = module.database.master_secret_arn
}

output "redis_groups" {
  description = "Groups whose password is set by hand"
  value       = [module.bus.id, module.cache.id]
}
