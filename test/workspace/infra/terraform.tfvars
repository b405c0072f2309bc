region = "eu-central-1"
vpc_id = "vpc-0a1b2c3d"
ami    = "ami-0123456789abcdef0"
