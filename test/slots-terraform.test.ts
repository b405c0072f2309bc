import assert from 'node:assert/strict';
import { slotAt } from './slots.ts';

const TOP = 'terraform key ., "", "", suffix " "';
const BODY = 'terraform key resource/aws_instance/web, "", "", suffix " = "';
const web = (body: string): string => `resource "aws_instance" "web" {\n${body}\n}\n`;

const CASES: readonly (readonly [marked: string, expected: string])[] = [
  ['|', TOP],
  ['variable "a" {}\n|', TOP],
  ['variable "a" {}\n\n|\n\nvariable "b" {}\n', TOP],
  ['res|', 'terraform key ., "res", "res", suffix " "'],
  ['res|ource "x" "y" {}', 'terraform key ., "res", "resource"'],
  ['resource "|', 'terraform key resource, "", "", suffix "\\""'],
  ['resource "a|"', 'terraform key resource, "a", "a\\"", suffix "\\""'],
  ['resource "aws_in|" "web" {}', 'terraform key resource, "aws_in", "aws_in"'],
  ['resource "aws_instance" "w|" {}', 'none'],
  ['data "|" "x" {}', 'terraform key data, "", ""'],
  ['provider "a|" {}', 'terraform key provider, "a", "a"'],
  ['variable "a|" {}', 'none'],
  ['terraform {\n  backend "|" {}\n}', 'terraform key terraform/backend, "", ""'],
  [
    'terraform {\n  backend "s3" {\n    |\n  }\n}',
    'terraform key terraform/backend/s3, "", "", suffix " = "',
  ],
  [web('  |'), BODY],
  [web('  ami = "x"\n  |'), `${BODY}, beside ami`],
  [web('  # c|'), 'none'],
  [web('  am|'), 'terraform key resource/aws_instance/web, "am", "am", suffix " = "'],
  [web('  am| = "x"'), 'terraform key resource/aws_instance/web, "am", "am"'],
  [web('  |\n  ami = "x"'), `${BODY}, beside ami`],
  [web('  ami = |'), 'terraform value resource/aws_instance/web/ami, "", ""'],
  [web('  ami = "a|b"'), 'terraform value resource/aws_instance/web/ami, "a", "ab"'],
  [web('  ami = "|'), 'terraform value resource/aws_instance/web/ami, "", ""'],
  [web('  ami = "|"'), 'terraform value resource/aws_instance/web/ami, "", ""'],
  [web('  monitoring = tr|'), 'terraform value resource/aws_instance/web/monitoring, "tr", "tr"'],
  [web('  ids = ["a", "|"]'), 'terraform value resource/aws_instance/web/ids, "", ""'],
  [
    web('  ids = [\n    "a",\n    "|",\n  ]'),
    'terraform value resource/aws_instance/web/ids, "", ""',
  ],
  [web('  ami = path.|'), 'terraform key reference/path, "", ""'],
  [web('  ami = "${each.ke|}"'), 'terraform key reference/each, "ke", "ke"'],
  [
    web('  ami = var.|'),
    'terraform reference resource/aws_instance/web/ami, "", "", scope variable',
  ],
  [
    web('  ami = var.am|i'),
    'terraform reference resource/aws_instance/web/ami, "am", "ami", scope variable',
  ],
  [
    web('  ami = local.|'),
    'terraform reference resource/aws_instance/web/ami, "", "", scope local',
  ],
  [
    web('  ami = module.|'),
    'terraform reference resource/aws_instance/web/ami, "", "", scope module',
  ],
  [
    web('  ami = data.aws_ami.|'),
    'terraform reference resource/aws_instance/web/ami, "aws_ami.", "aws_ami.", scope data',
  ],
  [
    web('  ami = aws_ami_copy.|'),
    'terraform reference resource/aws_instance/web/ami, "aws_ami_copy.", "aws_ami_copy.", scope resource',
  ],
  [
    web('  ami = "x-${var.|}"'),
    'terraform reference resource/aws_instance/web/ami, "", "", scope variable',
  ],
  [web('  ami = "${jo|}"'), 'terraform key function, "jo", "jo", suffix "("'],
  [web('  ami = lower(tr|)'), 'terraform key function, "tr", "tr", suffix "("'],
  [
    web('  root_block_device {\n    |\n  }'),
    'terraform key resource/aws_instance/web/root_block_device, "", "", suffix " = "',
  ],
  [
    web('  root_block_device { en| }'),
    'terraform key resource/aws_instance/web/root_block_device, "en", "en", suffix " = "',
  ],
  [web('  dynamic "|" {}'), 'terraform key resource/aws_instance/web, "", ""'],
  [
    web('  dynamic "ebs" {\n    content {\n      |\n    }\n  }'),
    'terraform key resource/aws_instance/web/ebs, "", "", suffix " = "',
  ],
  [
    web('  tags = {\n    |\n  }'),
    'terraform key resource/aws_instance/web/tags, "", "", suffix " = "',
  ],
  [
    web('  tags = {\n    A = "1"\n    B = "|"\n  }'),
    'terraform value resource/aws_instance/web/tags/B, "", ""',
  ],
  [
    web('  ami = "x"\r\n  mo|\r'),
    'terraform key resource/aws_instance/web, "mo", "mo", suffix " = ", beside ami',
  ],
];

describe('terraform slots', () => {
  for (const [marked, expected] of CASES)
    it(JSON.stringify(marked), () => assert.equal(slotAt('main.tf', marked), expected));

  it('reads a long word that goes nowhere at once', () => {
    assert.match(slotAt('main.tf', web(`  ami = ${'word'.repeat(20)}}|`)), /terraform value/);
  });
  it('offers variables in files of values', () => {
    assert.equal(
      slotAt('x.tfvars', 're|'),
      'terraform reference variable-value, "re", "re", scope variable, suffix " = "',
    );
    assert.equal(slotAt('x.tfvars', 'a = |'), 'terraform value variable-value/a, "", ""');
  });

  it('gives the place in a script to the shell', () => {
    const script = (body: string): string =>
      web(`  provisioner "local-exec" {\n    command = "${body}"\n  }`);
    assert.match(slotAt('main.tf', script('doc|')), /^cli command/);
    assert.match(
      slotAt('main.tf', script('docker run --net=|')),
      /^cli value docker\/run\/--network/,
    );
    assert.match(
      slotAt('main.tf', web('  user_data = <<-EOF\n    #!/bin/sh\n    docker run --net=|\n  EOF')),
      /^cli value docker\/run\/--network/,
    );
  });
});
