/** What reaches for the statement behind a text. */
export const injections: readonly string[] = [
  "'", "''", '"', '`', '\\', "\\'", "';", "'--", "' --", "'/*", "*/", '--', '#', ';', '%', '_', '%%', '_%', '%_%', '\\%', '[a-z]%', '?', '$1', ':1', '@p1',
  "' or 1=1 --", "' or '1'='1", "') or ('1'='1", '" or ""="', "1 or 1=1", "1) or (1=1", "' or true --", "a' or 'a' like 'a", "' || 'a", "'||(select version())||'",
  "'; drop table facilities.resident; --", "'; delete from facilities.resident where true; --", "'; update facilities.resident set full_name='x'; --",
  "'; insert into facilities.audit_entry default values; --", "'; truncate facilities.audit_entry; --", "'; copy (select 1) to program 'id'; --", "'; set role postgres; --",
  "' union select null --", "' union all select full_name from facilities.resident --", "1 union select 1,2,3", "' and 1=(select count(*) from facilities.resident) --",
  "' and pg_sleep(2) is null --", "'; select pg_sleep(2); --", "' and 1=cast((select version()) as int) --", "1/(select 0)", "' order by 1 --", "id desc; --", 'full_name', '(select 1)', 'case when true then 1 else 1 end',
  '$.a', '$[*] ? (@ > 0)', '$..*', '{"$ne":null}', '{"$gt":""}', "' @> '{}'", "a' :: jsonb", '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '%{7*7}', '__import__("os")', '*)(uid=*))(|(uid=*', '$(id)', '`id`', '| id', '& id', '\nid',
]

/** What breaks programs that did not think of it; after the kinds of the Big List of Naughty Strings. */
export const naughty: readonly string[] = [
  'undefined', 'undef', 'null', 'NULL', '(null)', 'nil', 'NaN', 'Infinity', '-Infinity', 'true', 'false', 'None', 'hasOwnProperty', '__proto__', 'constructor', 'prototype', 'toString', 'then', 'valueOf', '__typename',
  '0', '-0', '1.0', '1e999', '0x0', '-1', '9223372036854775808', '1,000', '٠١٢', '１２３', '½', '', ' ', '\t', '\u00a0', '\u2003', '\u3000', '\u200b', '\ufeff', '\u00ad', '\u202e', '\u2066', '\u0001', '\u001b[31m', '\u0007', '\r\n', '\u2028', '\u2029', '\u0085', '\ud800', '\udfff', '\ufffe', '\uffff',
  'ÅÍÎÏ˝ÓÔ', '田中さん', '𠜎𠜱', '👩‍👩‍👧‍👦', '🇻🇳', 'Z͑ͫ̓ͪ̂ͫ̽a̴̙l', 'ﷺ', 'İ', 'ß', 'ﬀ', 'ǆ', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '<!--', ']]>', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  '../../../../etc/passwd', '..\\..\\windows\\win.ini', '/dev/null', 'CON', 'file:///etc/passwd', 'a'.repeat(101), 'a'.repeat(10_000), 'ế'.repeat(5_000), '('.repeat(2_000), 'a.'.repeat(2_000), ' '.repeat(5_000), '%s%n%x%d', '%00', '\\u0000', '&#0;', '=1+1', '@SUM(1)', '-1+1|cmd',
]
