terraform {
  required_version = ">= 1.7"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.70"
    }
  }
}

provider "aws" {
  region = var.region
}

resource "aws_security_group" "shop" {
  name   = "shop"
  vpc_id = var.vpc_id

  ingress {
    description = "Shell access"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "Load balancer"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_instance" "shop" {
  ami                    = var.ami
  instance_type          = "t3.small"
  vpc_security_group_ids = [aws_security_group.shop.id]

  user_data = <<-SCRIPT
    #!/bin/sh
    set -eu
    apt-get update && apt-get install -y docker.io
    dockerd --storage-driver=overlay2 --validate
    docker run -d --name shop --net=host ghcr.io/example/shop:1.4
    echo "--net=host"
    docker run --rm --net=bridge alpine:3.20 true
    docker run --rm alpine:3.20 echo --net=host
  SCRIPT
}

resource "aws_db_instance" "shop" {
  identifier          = "shop"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "shop"
  password            = var.database_password
  publicly_accessible = true
  storage_encrypted   = false
  skip_final_snapshot = true
}
