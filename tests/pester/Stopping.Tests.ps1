BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    $file = Join-Path $TestDrive 'big.csv'
    $writer = [System.IO.StreamWriter]::new($file)
    $writer.Write("id,first,second,third`n")
    $block = "1,some text to fill the line,and some more of it,and the last of it`n" * 10000
    foreach ($i in 1..200) { $writer.Write($block) }
    $writer.Dispose()

    # Starts a script in a runspace, waits until the server is at it, stops it, and returns how long that took.
    function Stop-Script ([string] $Script, [string] $Running) {
        $shell = [powershell]::Create()
        try {
            $shell.AddScript("Import-Module '$manifest'; $Script").BeginInvoke() | Out-Null
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            while (-not (Invoke-EtlQuery "select 1 as yes from pg_stat_activity where state = 'active' and query ilike `$1 and pid <> pg_backend_pid()" -Value $Running)) {
                if ($watch.Elapsed.TotalSeconds -gt 30) { throw "It never ran: $($shell.Streams.Error)" }
                Start-Sleep -Milliseconds 20
            }
            $watch.Restart()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds
        }
        finally { $shell.Dispose() }
    }
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Ctrl+C' {
    It 'ends an import within a second, and leaves nothing behind' {
        Stop-Script "Import-StagingData '$file' -Table big" '%copy%big%' | Should -BeLessThan 1
        Measure-Table staging.big | Should -Be 0
        Get-StagingLoad big | Select-Object -ExpandProperty Status | Should -Be 'Cancelled'
        (Get-EtlRun -First 1).Status | Should -Be 'Cancelled'
        (Invoke-EtlQuery "select count(*) as n from pg_tables where schemaname = 'staging'").n | Should -Be 0
        (Invoke-EtlQuery "select count(*) as n from pg_stat_activity where state = 'active' and query ilike '%copy%big%' and pid <> pg_backend_pid()").n | Should -Be 0
    }

    It 'ends a query within a second' {
        Stop-Script "Invoke-EtlQuery 'select pg_sleep(60)'" '%pg_sleep(60)%' | Should -BeLessThan 1
    }
}
