// Reads an AsyncAPI document, and prints what is wrong with it.
import {readFileSync} from 'node:fs'
import {Parser} from '@asyncapi/parser'

const {document, diagnostics} = await new Parser().parse(readFileSync(process.argv[2], 'utf8'))
const faults = diagnostics.filter(fault => fault.severity === 0)
faults.forEach(fault => console.log(fault.code, fault.path.join('/'), fault.message))
if (document) {
  const messages = document.channels().all().map(c => `${c.id()} ${c.messages().all().length}`)
  console.log(messages.sort().join('\n'))
}
