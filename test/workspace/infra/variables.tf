variable "region" {
  type    = string
  default = "eu-central-1"
}

variable "vpc_id" {
  type = string
}

variable "ami" {
  type        = string
  description = "Image of the shop's hosts, Ubuntu 24.04"
}

variable "database_password" {
  type      = string
  sensitive = true
}
