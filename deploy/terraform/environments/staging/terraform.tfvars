# Values of an example: put yours.
account_id      = "000000000001"
owner           = "platform@propmubi.example"
zone            = "propmubi.example"
domain          = "staging.propmubi.example"
admin_role_arns = ["arn:aws:iam::000000000001:role/platform-admin"]
