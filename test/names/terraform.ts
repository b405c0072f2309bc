import type { Case, Leads, Refused } from './cases.ts';

const main = (text: string) => ({ 'main.tf': text });

export const CASES: readonly Case[] = [
  [
    'a variable in all files of the module',
    {
      'net/variables.tf':
        'variable "«=cidr»" {\n  validation { condition = var.«cidr» != "" }\n}\n',
      'net/main.tf': 'locals {\n  a = [var.«cidr», local.cidr, cidrsubnet(var.«cidr», 8, 1)]\n}\n',
      'net/dev.tfvars': '«cidr» = "10.0.0.0/8"\n',
      'net/env/prod.tfvars': '«cidr» = "10.0.0.0/8"\n',
      'net/own/prod.tfvars': 'cidr = "10.0.0.0/8"\n',
      'net/own/main.tf': 'variable "cidr" {}\n',
      'net/tests/a.tftest.hcl':
        'variables {\n  «cidr» = 1\n}\nrun "a" {\n  variables { «cidr» = 2 }\n  expect_failures = [var.«cidr»]\n}\n' +
        'run "b" {\n  module { source = "./x" }\n  variables { cidr = 2 }\n}\n',
      'main.tf':
        'variable "cidr" {}\nmodule "net" {\n  source = "./net"\n  «cidr»   = var.cidr\n}\n',
      'other/main.tf': 'module "net" {\n  source = "../net/"\n  «cidr» = 1\n}\n',
    },
  ],
  [
    'a variable in templates and heredocs',
    main(
      'variable "«=a»" {}\nlocals {\n  x = "a ${var.«a»} ${upper("${var.«a»}")} $${var.a}"\n' +
        '  y = <<-EOT\n    %{if var.«a»~}\n    ${var.«a».b[0]}\n    %{endif}\n  EOT\n  z = { (var.«a») = "${var.«a»}" }\n}\n',
    ),
  ],
  [
    'a local value',
    main(
      'locals {\n  «=a» = 1\n  b = local.«a» + var.a\n}\nlocals {\n  c = [for a in local.«a» : a.b]\n}\n',
    ),
  ],
  [
    'a resource wherever it is named',
    {
      'a.tf':
        'resource "aws_instance" "«=web»" {\n  count = 2\n}\nresource "aws_eip" "web" {\n  instance = aws_instance.«web»[0].id\n' +
        '  depends_on = [aws_instance.«web»]\n  lifecycle {\n    replace_triggered_by = [aws_instance.«web».id]\n' +
        '    ignore_changes = [aws_instance.web]\n  }\n}\n',
      'b.tf':
        'output "a" {\n  value = [aws_instance.«web»[*].id, aws_instance.«web».*.id, resource.aws_instance.«web»]\n}\n' +
        'moved {\n  from = aws_instance.web\n  to = aws_instance.«web»["a"]\n}\n' +
        'import {\n  to = aws_instance.«web»\n  id = "i"\n}\nremoved {\n  from = aws_instance.web\n}\n',
    },
  ],
  [
    'data, not a resource of its name',
    main(
      'data "aws_ami" "«=a»" {}\nresource "aws_ami" "a" {\n  x = data.aws_ami.«a».id\n  y = aws_ami.a.id\n}\n',
    ),
  ],
  [
    'an ephemeral resource',
    main('ephemeral "aws_secret" "«=a»" {}\nlocals {\n  a = ephemeral.aws_secret.«a».value\n}\n'),
  ],
  [
    'a configuration of a provider',
    {
      'main.tf':
        'provider "aws" {\n  alias = "«=west»"\n}\nresource "aws_eip" "a" {\n  provider = aws.«west»\n}\n' +
        'module "a" {\n  source = "./a"\n  providers = { aws = aws.«west», aws.west = aws.«west» }\n}\n',
      'a/main.tf': 'provider "aws" {\n  alias = "west"\n}\n',
    },
  ],
  [
    'a configuration that a module wants',
    main(
      'terraform {\n  required_providers {\n    aws = {\n      configuration_aliases = [aws.«=src»]\n    }\n  }\n}\n' +
        'resource "aws_eip" "a" {\n  provider = aws.«src»\n}\n',
    ),
  ],
  [
    'a module',
    {
      'main.tf': 'module "«=net»" {\n  source = "./net"\n}\nlocals {\n  a = module.«net».id\n}\n',
      'b.tf': 'locals {\n  b = [module.«net»[0].id, module.net2.id]\n  c = module.«net»\n}\n',
      'net/main.tf': 'module "net" {\n  source = "./net"\n}\n',
    },
  ],
  [
    'an output of a module that is called',
    {
      'main.tf': 'module "a" {\n  source = "./net"\n}\noutput "id" {\n  value = module.a.«id»\n}\n',
      'b.tf': 'locals {\n  a = [module.a[*].«id», module.a["x"].«id», module.b.id]\n}\n',
      'c.tf':
        'module "b" {\n  source = "far/away"\n}\nmodule "c" {\n  source = "./net"\n}\n' +
        'locals {\n  c = module.c.«id»\n}\n',
      'net/outputs.tf': 'output "«=id»" {\n  value = 1\n}\n',
    },
  ],
  [
    'runs of a test',
    {
      'a.tftest.hcl':
        'run "«=one»" {}\nrun "two" {\n  assert {\n    condition = run.«one».id\n    error_message = "x"\n  }\n}\n',
    },
  ],
  [
    'a check',
    {
      'main.tf': 'check "«=up»" {}\n',
      'a.tftest.hcl': 'run "one" {\n  expect_failures = [check.«up»]\n}\n',
    },
  ],
  [
    'half-typed text',
    main(
      'variable "«=a»" {}\nlocals {\n  x = var.\n  y = var.«a»\n  z = "${var.«a»\n}\noutput "a" {\n  value = var.«a»\n',
    ),
  ],
];

export const REFUSALS: readonly Refused[] = [
  ['what expressions give', main('locals {\n  a = [for x in var.y : «x».id]\n}\n'), 'x'],
  ['what templates give', main('locals {\n  a = "%{for x in var.y}${«x».id}%{endfor}"\n}\n'), 'x'],
  ['self', main('resource "a_b" "c" {\n  d = «self».id\n}\n'), 'x'],
  ['an attribute', main('resource "a_b" "c" {}\nlocals {\n  a = a_b.c.«id»\n}\n'), 'x'],
  ['a block type', main('«resource» "a_b" "c" {}\n'), 'x'],
  [
    'a variable that nobody declares',
    main('locals {\n  a = var.«b»\n}\n'),
    'x',
    /^Nothing in sight/,
  ],
  [
    'a provider',
    main('provider "«aws»" {}\nresource "aws_eip" "a" {\n  provider = aws\n}\n'),
    'x',
    /^aws is a name that is given/,
  ],
  [
    'to a resource that exists',
    main('resource "a_b" "«c»" {}\nresource "a_b" "d" {}\n'),
    'd',
    /^Something is/,
  ],
  [
    'an output of a module that is not in sight',
    main('module "a" {\n  source = "far/away"\n}\nlocals {\n  a = module.a.«id»\n}\n'),
    'x',
    /^Nothing in sight declares id/,
  ],
  ['to a bad name', main('variable "«a»" {}\n'), '1', /^A variable is named by/],
];

export const LEADS: readonly Leads[] = [
  [
    'the source of a module',
    {
      'main.tf': 'module "a" {\n  source = "«./net/»"\n}\nmodule "b" {\n  source = "./gone"\n}\n',
      'net/a.tf': '',
      'net/main.tf': '',
    },
    'net/main.tf',
  ],
];
