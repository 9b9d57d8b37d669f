# ok: possible-secret
export RDS_PASSWORD="$(cat /run/secrets/rds)"
# ok: possible-secret
export RDS_PASSWORD=changeme
