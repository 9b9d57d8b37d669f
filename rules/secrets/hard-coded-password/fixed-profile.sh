# ruleid: hard-coded-password
export MYSQL_PASSWORD="${MYSQL_PASSWORD:?}"
