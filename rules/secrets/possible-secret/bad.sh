# ruleid: possible-secret
export RDS_PASSWORD='dummy-pass'
