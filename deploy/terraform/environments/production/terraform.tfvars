# Values of an example: put yours.
account_id      = "000000000002"
owner           = "platform@propmubi.example"
zone            = "propmubi.example"
domain          = "app.propmubi.example"
admin_role_arns = ["arn:aws:iam::000000000002:role/platform-admin"]
