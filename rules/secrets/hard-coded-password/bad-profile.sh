# ruleid: hard-coded-password
export MYSQL_PASSWORD='Winter2024!'
