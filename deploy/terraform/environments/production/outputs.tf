output "kubernetes" {
  description = "For `pnpm kubernetes --from-terraform`"
  value       = module.platform.kubernetes
}

output "addresses" {
  description = "Of settings that hold a password, which is left out here"
  value       = module.platform.addresses
}

output "master_secret_arn" {
  description = "Password of Postgres' superuser"
  value       = module.platform.master_secret_arn
}

output "redis_groups" {
  description = "Groups whose password is set by hand"
  value       = module.platform.redis_groups
}
