/** A file of a language with about the given number of lines, made of realistic entities. */
export interface Sample {
  readonly language: string;
  readonly file: string;
  readonly languageId: string;
  readonly text: string;
  /** Offset of a word that a hover explains, in the middle of the file. */
  readonly hover: number;
  /** Offset at which completions are offered, in the middle of the file. */
  readonly complete: number;
}

type Entity = (n: number) => string;

interface Recipe {
  readonly file: string;
  readonly languageId: string;
  readonly head: string;
  readonly entity: Entity;
  readonly tail?: string;
  /** Text in an entity: behind it stands the word to hover, or the place to complete. */
  readonly hover: string;
  readonly complete: string;
}

const RECIPES: Readonly<Record<string, Recipe>> = {
  dockerfile: {
    file: 'Dockerfile',
    languageId: 'dockerfile',
    head: 'FROM debian:12-slim AS base\n',
    entity: (n) => `# Step ${n}
RUN apt-get update \\
    && apt-get install -y --no-install-recommends curl git \\
    && rm -rf /var/lib/apt/lists/*
ENV APP_${n}=value \\
    MODE_${n}=fast
COPY --chown=app:app src/${n} /srv/app/${n}
RUN docker run --network=bridge --rm example.com/tool:${n}.0
`,
    hover: 'docker run --netw',
    complete: 'docker run --',
  },
  compose: {
    file: 'compose.yaml',
    languageId: 'dockercompose',
    head: 'name: shop\nservices:\n',
    entity: (n) => `  web${n}:
    image: nginx:1.29
    command: ["nginx", "-g", "daemon off;"]
    environment:
      MODE: fast
      PORT: "80${n % 100}"
    ports:
      - "127.0.0.1:${8000 + (n % 1000)}:80"
    volumes:
      - ./site:/usr/share/nginx/html:ro
    network_mode: bridge
    restart: unless-stopped
    depends_on:
      - db
`,
    tail: '  db:\n    image: postgres:18\n',
    hover: 'network_m',
    complete: 'restart: ',
  },
  terraform: {
    file: 'main.tf',
    languageId: 'terraform',
    head: 'variable "region" {\n  type = string\n}\n',
    entity: (n) => `
resource "aws_security_group" "web${n}" {
  name   = "web-${n}"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  tags = {
    Name = "web-\${var.region}-${n}"
  }
}
`,
    hover: 'cidr_bl',
    complete: 'protocol    = "',
  },
  ansible: {
    file: 'site.yml',
    languageId: 'ansible',
    head: '- name: Set up\n  hosts: all\n  become: true\n  tasks:\n',
    entity: (n) => `    - name: Install package ${n}
      ansible.builtin.apt:
        name: nginx
        state: present
      notify: Restart nginx

    - name: Run tool ${n}
      ansible.builtin.command: docker run --network=bridge --rm example.com/tool:${n}.0
      changed_when: false

`,
    tail: '  handlers:\n    - name: Restart nginx\n      ansible.builtin.service:\n        name: nginx\n        state: restarted\n',
    hover: 'state: pre',
    complete: 'state: ',
  },
  vagrant: {
    file: 'Vagrantfile',
    languageId: 'ruby',
    head: 'Vagrant.configure("2") do |config|\n  config.vm.box = "debian/bookworm64"\n',
    entity: (n) => `  config.vm.define "web${n}" do |web|
    web.vm.hostname = "web${n}"
    web.vm.network "forwarded_port", guest: 80, host: ${8000 + n}
    web.vm.provider "virtualbox" do |vb|
      vb.memory = 1024
      vb.cpus = 2
    end
    web.vm.provision "shell", inline: "docker run --network=bridge nginx"
  end
`,
    tail: 'end\n',
    hover: 'vb.mem',
    complete: 'vb.',
  },
  script: {
    file: 'run.sh',
    languageId: 'shellscript',
    head: '#!/usr/bin/env bash\nset -euo pipefail\n\n',
    entity: (n) => `# Step ${n}
start_${n}() {
  if ! docker inspect "web-$1" >/dev/null 2>&1; then
    docker run --network=bridge --rm "example.com/tool:${n}.0" 'a b'
  fi
}

start_${n} one && docker ps --filter name=web
cat > /tmp/file-${n} <<EOF
text ${n}
EOF
`,
    hover: 'docker run --netw',
    complete: 'docker run --',
  },
  makefile: {
    file: 'Makefile',
    languageId: 'makefile',
    head: 'DOCKER ?= docker\nIMAGE := example.com/tool\n\n',
    entity: (n) => `# Step ${n}
VERSION_${n} := ${n}.0
.PHONY: start-${n}
start-${n}: build-${n} | network
\t@$(DOCKER) run --network=bridge --rm \\
\t  -e HOME=$$HOME $(IMAGE):$(VERSION_${n}) --verbose
ifdef DEBUG
\tdocker logs web
endif
\tfor i in 1 2; do docker rm -f "web-$$i"; done
`,
    hover: 'run --netw',
    complete: 'run --network=bridge --',
  },
};

export const LANGUAGES: readonly string[] = Object.keys(RECIPES);

export function sample(language: string, lines: number): Sample {
  const { file, languageId, head, entity, tail = '', hover, complete } = RECIPES[language]!;
  const perEntity = entity(1).split('\n').length - 1;
  const count = Math.max(1, Math.round((lines - head.split('\n').length) / perEntity));
  const entities = Array.from({ length: count }, (_, i) => entity(i + 1));
  const text = head + entities.join('') + tail;
  const middle = head.length + entities.slice(0, count >> 1).join('').length;
  const after = (mark: string) => text.indexOf(mark, middle) + mark.length;
  return { language, file, languageId, text, hover: after(hover), complete: after(complete) };
}
