using Cyberport.Grants.Benchmarks;

return args switch
{
    ["assignment", .. var options] => AssignmentBenchmark.Run(Options.Read(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Cyberport.Grants.Benchmarks VERB [options]; the last line printed is JSON
          assignment --matrix FILE --per-proposal K --max-load L [--min-load M] [--groups FILE] [--seed S] [--out FILE]
          assignment --generate PROPOSALSxREVIEWERS --per-proposal K --max-load L [--min-load M] [--organisations N] [--seed S] [--out FILE]
        """);
    return 2;
}
