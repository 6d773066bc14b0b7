-- Files: their bytes lie in a private bucket without policies, where only the secret key reaches them.

insert into storage.buckets (id, name, public, file_size_limit)
values ('files', 'files', false, 20 * 1024 * 1024)
on conflict (id) do update set public = false, file_size_limit = excluded.file_size_limit;
