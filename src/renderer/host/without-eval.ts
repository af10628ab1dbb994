import { z } from 'zod';

// Each schema is otherwise compiled as it is made, which the page's policy refuses and reports. So this
// must be the first import of the page, before any module that makes a schema.
z.config({ jitless: true });
