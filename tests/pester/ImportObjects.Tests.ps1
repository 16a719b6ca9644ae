BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase

    # The rows of a staging table without what EtlTools adds.
    function Read-Table ([string] $Table) {
        Invoke-EtlQuery "select * from staging.$Table order by source_line" |
            Select-Object * -ExcludeProperty source_file, source_line, load_id, load_timestamp, row_hash
    }
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Import-StagingData with objects' {
    AfterEach { Invoke-EtlQuery 'drop schema if exists staging cascade' -Write }

    It 'loads what Get-Process returns' {
        $processes = Get-Process
        $load = $processes | Import-StagingData -Table processes -WarningAction Ignore
        $load.Status | Should -Be 'Succeeded'
        $load.RowsInserted | Should -Be $processes.Count
        $load.SourceFile | Should -Be 'System.Diagnostics.Process'
        $me = Invoke-EtlQuery 'select name, starttime, source_file from staging.processes where id = $1' -Value "$PID"
        $me.name | Should -Be (Get-Process -Id $PID).Name
        [datetime] $me.starttime | Should -Be (Get-Process -Id $PID).StartTime
        $me.source_file | Should -Be 'Process'
    }

    It 'loads custom objects, a column for each property' {
        $load = [pscustomobject]@{ Id = 1; 'Full Name' = 'Ada'; At = [datetime] '2024-02-29'; Price = [decimal]::new(1250, 0, 0, $false, 2) },
            [pscustomobject]@{ Id = 2; 'Full Name' = $null; At = $null; Price = 0.1 } | Import-StagingData -Table people
        $load.RowsInserted | Should -Be 2
        $rows = Read-Table people
        $rows[0].PSObject.Properties.Name | Should -Be @('id', 'full_name', 'at', 'price')
        $rows[0].PSObject.Properties.Value | Should -Be @('1', 'Ada', '2024-02-29T00:00:00', '12.50')
        $rows[1].full_name | Should -BeNullOrEmpty
        $rows[1].price | Should -Be '0.1'
    }

    It 'loads objects of a class' {
        class Place { [string] $City; [int] $People; [System.DayOfWeek] $Market; hidden [int] $Secret = 7 }
        $bern = [Place] @{ City = 'Bern'; People = 134000; Market = 'Saturday' }
        $bern | Import-StagingData -Table places | Out-Null
        (Read-Table places).PSObject.Properties.Value | Should -Be @('Bern', '134000', 'Saturday')
    }

    It 'loads dictionaries, whatever their order' {
        @{ b = 1; a = 2 }, [ordered]@{ c = 3; a = 4 } | Import-StagingData -Table t | Out-Null
        $rows = Read-Table t
        $rows[0].a, $rows[0].b, $rows[0].c | Should -Be @('2', '1', $null)
        $rows[1].a, $rows[1].b, $rows[1].c | Should -Be @('4', $null, '3')
    }

    It 'loads what Import-Csv and ConvertFrom-Json return' {
        Import-Csv "$shopData/orders.csv" | Import-StagingData -Table orders | Out-Null
        Compare-Object (Read-Table orders) (Import-Csv "$shopData/orders.csv") -Property order_id, customer_id, amount | Should -BeNullOrEmpty
        $json = '{"id": 12345678901234567890, "tags": ["a", {"b": null}], "when": "2024-02-29T13:45:00.5+01:00", "size": 1.50}'
        $json | ConvertFrom-Json -DateKind String | Import-StagingData -Table posts | Out-Null
        (Read-Table posts).PSObject.Properties.Value |
            Should -Be @('12345678901234567890', '["a",{"b":null}]', '2024-02-29T13:45:00.5+01:00', '1.5')
    }

    It 'loads the rows of a DataTable' {
        $table = [System.Data.DataTable]::new()
        $table.Columns.Add('id', [int]) | Out-Null
        $table.Columns.Add('name', [string]) | Out-Null
        $table.Rows.Add(1, 'Ada') | Out-Null
        $table.Rows.Add(2, [System.DBNull]::Value) | Out-Null
        $table | Import-StagingData -Table t | Out-Null
        $rows = Read-Table t
        $rows[0].PSObject.Properties.Name | Should -Be @('id', 'name')
        $rows.id | Should -Be @('1', '2')
        $rows[1].name | Should -BeNullOrEmpty
    }

    It 'loads numbers and dates as the column value' {
        1..3 | Import-StagingData -Table numbers | Out-Null
        (Read-Table numbers).value | Should -Be @('1', '2', '3')
    }

    It 'writes values so that they come back as what they were' {
        [pscustomobject]@{
            Flag = $true; Day = [System.DayOfWeek]::Friday; Span = [timespan]::FromHours(26.5); Bytes = [byte[]] (0, 255)
            Id = [guid] '6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51'; Sum = 1e20; Third = 1 / 3
            Nothing = [System.Management.Automation.Internal.AutomationNull]::Value; Db = [System.DBNull]::Value
            Nested = [pscustomobject]@{ a = 1; b = [ordered]@{ c = @(1.5, $null, 'x') } }; Script = { 1 + 1 }
        } | Import-StagingData -Table t | Out-Null
        (Read-Table t).PSObject.Properties.Value | Should -Be @(
            'true', 'Friday', '26:30:00', '\x00ff', '6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51', '1E+20', '0.3333333333333333'
            $null, $null, '{"a":1,"b":{"c":[1.5,null,"x"]}}', ' 1 + 1 ')
        Invoke-EtlQuery 'select flag::bool, span::interval, bytes::bytea, id::uuid, nested::jsonb from staging.t' | Should -Not -BeNullOrEmpty
    }

    It 'adds columns that only later objects have' {
        $load = 1..20000 | ForEach-Object { if ($_ -le 19999) { [pscustomobject]@{ a = $_ } } else { [pscustomobject]@{ b = 'late'; a = $_ } } } |
            Import-StagingData -Table t
        $load.RowsInserted | Should -Be 20000
        Invoke-EtlQuery 'select a, b, source_line from staging.t where b is not null' |
            ForEach-Object { "$($_.a) $($_.b) $($_.source_line)" } | Should -Be '20000 late 20000'
    }

    It 'takes nothing of the objects for its own parameters' {
        [pscustomobject]@{ Model = 'T'; Path = '/nowhere'; Database = 'x'; Table = 'y'; LiteralPath = 'z' } | Import-StagingData -Table cars | Out-Null
        (Read-Table cars).PSObject.Properties.Value | Should -Be @('T', '/nowhere', 'x', 'y', 'z')
    }

    It 'adds rows with -Mode Append' {
        [pscustomobject]@{ a = 1 } | Import-StagingData -Table t | Out-Null
        ([pscustomobject]@{ a = 2 } | Import-StagingData -Table t -Mode Append).Mode | Should -Be 'append'
        (Read-Table t).a | Should -Be @('1', '2')
    }

    It 'takes an array with -InputObject' {
        (Import-StagingData -InputObject @([pscustomobject]@{ a = 1 }, [pscustomobject]@{ a = 2 }) -Table t).RowsInserted | Should -Be 2
    }

    It 'takes a property that only some objects of a type have' {
        $plain = { param($text) [System.Text.StringBuilder]::new($text) }
        $load = (& $plain 'a'), (& $plain 'bc' | Add-Member -PassThru Note 'here'), (& $plain 'def'), (& $plain '' | Add-Member -PassThru Other 4) |
            Import-StagingData -Table t
        $load.RowsInserted | Should -Be 4
        $rows = Read-Table t
        $rows | ForEach-Object length | Should -Be @('1', '2', '3', '0')
        $rows.note | Should -Be @($null, 'here', $null, $null)
        $rows.other | Should -Be @($null, $null, $null, '4')
    }

    It 'takes the property of an object before the one of its type, for this object only' {
        $hiding = [System.Text.StringBuilder]::new('abc') | Add-Member -PassThru -Force Length 'long'
        $hiding, [System.Text.StringBuilder]::new('ab') | Import-StagingData -Table t | Out-Null
        Read-Table t | ForEach-Object length | Should -Be @('long', '2')
        Invoke-EtlQuery 'drop table staging.t' -Write

        Update-TypeData -TypeName Etl.Order -MemberType ScriptProperty -MemberName Total -Value { $this.Price * 2 } -Force
        try {
            [pscustomobject]@{ PSTypeName = 'Etl.Order'; Price = 3 }, [pscustomobject]@{ PSTypeName = 'Etl.Order'; Price = 4; Tip = 1 },
            [pscustomobject]@{ Price = 5 } | Import-StagingData -Table t | Out-Null
        }
        finally { Remove-TypeData Etl.Order }
        $rows = Read-Table t
        $rows[0].PSObject.Properties.Name | Should -Be @('price', 'total', 'tip')
        $rows.total | Should -Be @('6', '8', $null)
        $rows.tip | Should -Be @($null, '1', $null)
    }

    It 'takes objects of several types in turns' {
        Add-Type 'public class EtlOne { public int A { get; set; } public string Field = "f"; } public class EtlTwo : EtlOne { public int B => A + 1; }'
        $load = 1..6 | ForEach-Object { if ($_ % 2) { [EtlOne] @{ A = $_ } } else { [EtlTwo] @{ A = $_; Field = $null } } } | Import-StagingData -Table t
        $load.RowsInserted | Should -Be 6
        Read-Table t | ForEach-Object { "$($_.a) $($_.b) $($_.field)" } | Should -Be @('1  f', '2 3 ', '3  f', '4 5 ', '5  f', '6 7 ')
    }

    It 'finds the properties that PSObject.Properties has, in their order' {
        $cmdlets = [EtlTools.Loader.ModuleLoadContext]::Cmdlets
        $cmdlets.GetType('EtlTools.Cmdlets.Objects.ObjectMembers').GetProperty('AreKnown').GetValue($null) | Should -BeTrue
        $shapes = [System.Activator]::CreateInstance($cmdlets.GetType('EtlTools.Cmdlets.Objects.ObjectShapes'))
        $find = $shapes.GetType().GetMethod('PropertiesOf', [type[]] [psobject])
        Export-Clixml TestDrive:/objects.xml -InputObject @((Get-Process -Id $PID), (Get-Item $PSHOME), [pscustomobject]@{ a = 1 }) -Depth 1
        $objects = @(Get-Process | Select-Object -First 5; Get-ChildItem $PSHOME; Get-Item env:PATH, variable:PSHOME; Get-Command -Module EtlTools
            Get-Module; Get-Process | Select-Object Id, Name -First 3; $Host; $Error; Get-Command Get-Item | Get-Member; [version] '1.2'
            Import-Clixml TestDrive:/objects.xml; [xml] '<a b="1"><c/></a>', [pscustomobject]@{}; Get-PSDrive; Get-Verb | Select-Object -First 2
            Get-StagingLoad; [uri] 'http://localhost/x'; [System.Net.IPAddress]::Loopback; Get-ChildItem $PSHOME -File | Group-Object Extension)
        foreach ($turn in 1, 2) {
            foreach ($object in $objects) {
                $found = @($find.Invoke($shapes, [psobject[]] (, $object))).Name -join ' '
                $found | Should -Be ($object.PSObject.Properties.Name -join ' ') -Because "$($object.PSObject.TypeNames[0]) has them"
            }
        }
    }

    It 'takes what each object has where the type does not say it' {
        ([xml] '<a><row Name="x" Value="1"/><row Name="y" Size="2"><Deep>3</Deep></row></a>').a.row | Import-StagingData -Table nodes | Out-Null
        Invoke-EtlQuery 'select name, value, size, deep from staging.nodes order by source_line' |
            ForEach-Object { "$($_.name) $($_.value) $($_.size) $($_.deep)" } | Should -Be @('x 1  ', 'y  2 3')

        $file = "TestDrive:/objects.xml"
        [version] '1.2', ([System.Text.StringBuilder]::new('ab') | Add-Member -PassThru Note 1), [pscustomobject]@{ a = 1 }, [pscustomobject]@{ b = 2 } |
            Export-Clixml $file
        Import-Clixml $file | Select-Object -Skip 1 | Import-StagingData -Table t | Out-Null
        Read-Table t | ForEach-Object { "$($_.capacity) $($_.note) $($_.a) $($_.b)" } | Should -Be @('16 1  ', '  1 ', '   2')
    }

    It 'makes a property that throws null, and says of each where first, how often and why' {
        $objects = 1..4 | ForEach-Object {
            $bad = if ($_ -gt 1) { { throw 'not today' } } else { { 'good' } }
            [pscustomobject]@{ id = $_ } | Add-Member -PassThru ScriptProperty bad $bad | Add-Member -PassThru ScriptProperty worse { throw 'never' }
        }
        $load = $objects | Import-StagingData -Table t -WarningVariable warnings -WarningAction SilentlyContinue
        $load.RowsInserted | Should -Be 4
        (Read-Table t).bad | Should -Be @('good', $null, $null, $null)
        (Read-Table t).worse | Should -Be @($null, $null, $null, $null)
        $warnings.Message | Sort-Object | Should -Be @(
            'Property bad could not be read on object 2, 3 times in all, and is null there: not today'
            'Property worse could not be read on object 1, 4 times in all, and is null there: never')
    }

    It 'says so too where the property is of an object inside an object' {
        Add-Type 'public class EtlMoody { public int Good => 1; public int Bad => throw new System.InvalidOperationException("not now"); }'
        1..2 | ForEach-Object { [pscustomobject]@{ id = $_; inside = [EtlMoody]::new() } } |
            Import-StagingData -Table t -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        (Read-Table t).inside | Should -Be @('{"Good":1,"Bad":null}', '{"Good":1,"Bad":null}')
        $warnings.Message | Should -Be 'Property EtlMoody.Bad could not be read on object 1, 2 times in all, and is null there: not now'
    }

    It 'says which properties of a process could not be read' {
        $load = Get-Process -Id $PID | Import-StagingData -Table t -WarningVariable warnings -WarningAction SilentlyContinue
        $load.RowsInserted | Should -Be 1
        $load.Status | Should -Be 'Succeeded'
        @($warnings.Message -like 'Property ExitCode could not be read on object 1, 1 times in all, and is null there: *').Count | Should -Be 1
        $warnings.Count | Should -Be ($warnings.Message -replace '^Property (\S+) .*', '$1' | Sort-Object -Unique).Count
        (Read-Table t).exitcode | Should -BeNullOrEmpty
    }

    It 'says so also when the load fails' {
        Invoke-EtlQuery 'create schema staging; create table staging.t (a int)' -Write
        $object = [pscustomobject]@{ id = 1 } | Add-Member -PassThru ScriptProperty bad { throw 'not today' }
        try { $object | Import-StagingData -Table t -WarningVariable warnings -WarningAction SilentlyContinue } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Etl.Staging.TableShape*'
        "$warnings" | Should -BeLike 'Property bad*'
    }

    It 'keeps an object that cannot be taken as a reject' {
        $load = [pscustomobject]@{ id = 1; text = "a`0b" }, [pscustomobject]@{ id = 2; text = 'fine' } | Import-StagingData -Table t
        $load.Status | Should -Be 'Partial'
        $load.RowsRejected | Should -Be 1
        (Read-Table t).id | Should -Be '2'
        (Invoke-EtlQuery 'select reason, field, raw_text from etl.reject').raw_text | Should -Be '{"id":"1","text":"a\u0000b"}'
    }

    It 'counts with -WhatIf, and loads nothing' {
        $plan = 1..30000 | ForEach-Object { [pscustomobject]@{ a = $_; b = 'some text' } } | Import-StagingData -Table t -WhatIf
        $plan.Sources[0].EstimatedRows | Should -Be 30000
        $plan.Sources[0].Columns.Name | Should -Be @('a', 'b')
        Measure-Table staging.t | Should -Be 0
    }

    It 'stops the pipeline when the load fails' {
        Invoke-EtlQuery 'create schema staging; create table staging.t (a int)' -Write
        $script:made = 0
        Get-FailureId { 1..1000000 | ForEach-Object { $script:made++; [pscustomobject]@{ a = $_ } } | Import-StagingData -Table t } |
            Should -Be 'Etl.Staging.TableShape'
        $made | Should -BeLessThan 1000000
    }

    It 'leaves nothing when what comes before it in the pipeline fails' {
        { 1..50000 | ForEach-Object { if ($_ -eq 40000) { throw 'enough' }; [pscustomobject]@{ a = $_ } } | Import-StagingData -Table t } |
            Should -Throw 'enough'
        Measure-Table staging.t | Should -Be 0
        (Get-StagingLoad t | Select-Object -First 1).Status | Should -Be 'Cancelled'
    }

    It 'needs a table' {
        Get-FailureId { [pscustomobject]@{ a = 1 } | Import-StagingData } | Should -Be 'Etl.Staging.Unmatched'
    }

    It 'refuses files and records together' {
        Get-FailureId { (Get-Item "$shopData/orders.csv"), [pscustomobject]@{ a = 1 } | Import-StagingData -Table t } |
            Should -Be 'Etl.Staging.MixedInput'
        Get-FailureId { [pscustomobject]@{ a = 1 }, (Get-Item "$shopData/orders.csv") | Import-StagingData -Table t } |
            Should -Be 'Etl.Staging.MixedInput'
    }

    It 'loads nothing when the pipeline brings nothing' {
        @() | Import-StagingData -Table t | Should -BeNullOrEmpty
    }

    It 'says how many objects a second it loads' {
        class Reading { [int] $Id; [string] $Name = 'sensor'; [double] $Value = 1.5; [bool] $Good = $true; [datetime] $At = '2024-02-29'
            [string] $Unit = 'K'; [long] $Serial = 3; [string] $Place = 'some longer text here'; [object] $Note; [decimal] $Price = 12.5 }
        $custom = foreach ($i in 1..100000) {
            [pscustomobject]@{ Id = $i; Name = 'sensor'; Value = 1.5; Good = $true; At = [datetime] '2024-02-29'
                Unit = 'K'; Serial = 3; Place = 'some longer text here'; Note = $null; Price = [decimal] 12.5 }
        }
        $typed = foreach ($i in 1..100000) { [Reading] @{ Id = $i } }
        foreach ($objects in $custom, $typed) {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            ($objects | Import-StagingData -Table t).RowsInserted | Should -Be 100000
            $rate = $objects.Count / $watch.Elapsed.TotalSeconds
            Write-Host ('      {0}: {1:n0} objects of ten properties a second' -f $objects[0].GetType().Name, $rate)
        }
    }
}
